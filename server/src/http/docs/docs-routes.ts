import { Router, type Response } from 'express';
import { openApiDocument } from '../openapi/document.ts';
import { docsPage } from './docs-page.ts';
import { docsStyle } from './docs-style.ts';

/**
 * Serves `/openapi.json`, and `/docs`: the same document for people to read, without a script and without anything from
 * elsewhere. A problem's `type` leads to its place on that page.
 */
export function docsRoutes({ demo, publicUrl }: { demo: boolean; publicUrl: string | null }): Router {
  // Made when the first reader comes: a start need not wait for it.
  let made: { json: string; page: string } | undefined;
  const documents = () => {
    if (made) return made;
    const document = openApiDocument({ demo, url: publicUrl ?? '/' });
    return (made = { json: JSON.stringify(document), page: docsPage(document) });
  };
  const router = Router({ caseSensitive: true, strict: true });
  const cacheable = (res: Response) => res.set('Cache-Control', 'public, max-age=300');
  router.get('/openapi.json', (_req, res) => {
    cacheable(res).set('Access-Control-Allow-Origin', '*').type('json').send(documents().json);
  });
  router.get('/docs', (_req, res) => {
    cacheable(res).type('html').send(documents().page);
  });
  router.get('/docs.css', (_req, res) => {
    cacheable(res).type('css').send(docsStyle);
  });
  return router;
}
