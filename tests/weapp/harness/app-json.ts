import { resolvePath } from './module-loader'
import type { Target } from './page-stack'
import type { WeappBuild } from './weapp-build'

/** The parts of app.json that decide what may be opened. */
export interface AppJson {
  readonly pages: readonly string[]
  readonly entryPagePath?: string
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string }[] }
  readonly usingComponents?: Readonly<Record<string, string>>
}

/** A missing file is an empty configuration, as on WeChat. */
export function readJson(build: WeappBuild, path: string): Record<string, unknown> {
  return JSON.parse(build.files[path] ?? '{}') as Record<string, unknown>
}

export function pagePathsOf({ pages, subPackages = [] }: AppJson): Set<string> {
  const inPackages = subPackages.flatMap(({ root, pages: inside }) =>
    inside.map((page) => `${root.replace(/\/$/, '')}/${page}`),
  )
  return new Set([...pages, ...inPackages])
}

export function tabPathsOf({ tabBar }: AppJson): Set<string> {
  return new Set((tabBar?.list ?? []).map((tab) => tab.pagePath))
}

/** @returns null when the mini-program has no such page. */
export function parseTarget(
  url: string,
  from: string | undefined,
  pages: ReadonlySet<string>,
): Target | null {
  const [address = '', search = ''] = url.split('?')
  const isAbsolute = address.startsWith('/') || from === undefined
  const path = isAbsolute ? address.replace(/^\//, '') : resolvePath(from, address)
  if (!pages.has(path)) return null
  // WeChat hands the query over as it was written: decoding is the page's business.
  const pairs = search.split('&').filter(Boolean).map(splitAtEquals)
  return { path, query: Object.fromEntries(pairs) }
}

function splitAtEquals(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
}
