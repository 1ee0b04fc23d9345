import process from 'node:process';
import { pathToFileURL } from 'node:url';

import { databaseForTests } from '../services.ts';
import type { Row, RowOptions } from './row.ts';

// Runs one row in a process of its own, so that no row pays for the garbage or the compiled code of another, and tells
// its figures to the process that asked.
const [file = '', options = ''] = process.argv.slice(2);
// Before the row is loaded: what makes databases for it reads the address then.
Object.assign(process.env, await databaseForTests());
const { row } = (await import(pathToFileURL(file).href)) as { row: Row };
const figures = await row.measure(JSON.parse(options) as RowOptions);
process.send?.({ title: row.title, figures }, () => process.exit());
