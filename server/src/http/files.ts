import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type RequestHandler, type Response } from 'express';

const YEAR_SECONDS = 31_536_000;
/** A name that ends with the build's hash; a plain word of eight small letters is none. */
const hashed = /-(?=[\w-]*[A-Z\d_])[\w-]{8}\.\w+$/;

/** Serves the widget's files to any page. Names with a hash in them never change; the others are asked for again soon. */
export function widgetFiles(folder: string): RequestHandler {
  return express.static(join(folder, 'widget'), {
    index: false,
    redirect: false,
    setHeaders(res: Response, path) {
      res.set('Access-Control-Allow-Origin', '*');
      res.set(
        'Cache-Control',
        hashed.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'public, max-age=300',
      );
    },
  });
}

/**
 * Serves `/manage`, where the client of a session comes back by a link. What the link is good for stands in its fragment,
 * which never reaches a server: the page is the same for everybody.
 */
export function managePage(folder: string): RequestHandler {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/manage', (_req, res, next) => {
    res.set({ 'Cache-Control': 'no-cache', 'X-Robots-Tag': 'noindex' });
    res.sendFile('manage.html', { root: join(folder, 'widget'), cacheControl: false }, (error) => {
      // A server without built files has no page, and says so like any other place where nothing is.
      if (error && !res.headersSent) next();
    });
  });
  return router;
}

/** Serves the demo page at `/` where there is a demo; the pictures of its coaches in any case, since coaches keep them. */
export function demoFiles(folder: string, demo: boolean): Router {
  const router = Router();
  const pages = join(folder, 'demo');
  router.use('/demo', express.static(join(pages, 'demo'), { index: false, redirect: false, maxAge: '1h' }));
  if (demo && existsSync(pages))
    router.use(express.static(pages, { redirect: false, setHeaders: cacheAssets }));
  return router;
}

function cacheAssets(res: Response, path: string): void {
  res.set('Cache-Control', hashed.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
}
