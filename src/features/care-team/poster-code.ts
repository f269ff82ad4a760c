/**
 * The code of a poster as a page is opened with it: `code` in a browser, and in WeChat `q`, the whole address that was
 * scanned. Empty when there is none.
 */
export function posterCodeOf(parameters: Readonly<Record<string, string | undefined>>): string {
  const { code, q = '' } = parameters
  return code ?? /\/p\/([\w-]+)\/?$/.exec(decodeURIComponent(q))?.[1] ?? ''
}
