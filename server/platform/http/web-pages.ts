import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** `app.3f9a2c1b.js`: the name changes with the content, so a browser may keep it for ever. */
const HASHED_NAME = /[.-][0-9a-f]{8,}\.\w+$/
const YEAR_SECONDS = 31_536_000
/** Where the code of a building's poster is read. */
const POSTER_PAGE = '/#/packages/contract/pages/poster/index'

/** Serves the H5 build. Its entry page is always asked for anew, so that a new release is seen at once. */
export async function registerWebPages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: path.resolve(folder),
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, file) {
      const isHashed = HASHED_NAME.test(file.replace(/\.(br|gz)$/, ''))
      reply.setHeader('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
    },
  })
  // Short, so that the symbol on the poster is coarse; and without a hash, so that WeChat can open the mini-program by it.
  app.get<{ Params: { code: string } }>('/p/:code', (request, reply) =>
    reply.redirect(`${POSTER_PAGE}?code=${encodeURIComponent(request.params.code)}`),
  )
}

export function hasWebPages(folder: string): boolean {
  return fs.existsSync(path.join(folder, 'index.html'))
}

/**
 * What the pages may load and call. Taro puts small scripts into its entry page; they are allowed by their hash, and
 * no other inline script is. `callable` are further addresses that the pages may call (the simulator in a demo).
 */
export function contentSecurity(
  folder: string,
  callable: readonly string[],
): Record<string, readonly string[]> {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...inlineScriptHashes(folder)],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", ...callable],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
}

function inlineScriptHashes(folder: string): readonly string[] {
  if (!hasWebPages(folder)) return []
  const page = fs.readFileSync(path.join(folder, 'index.html'), 'utf8')
  const scripts = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
  return scripts.map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  )
}
