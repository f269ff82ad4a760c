import { resolve } from 'node:path'

const STROKE = 'stroke-width="1.75"'
const BOLD_STROKE = 'stroke-width="2.25"'

/**
 * An SVG as a data URL that style sheets carry, readable rather than base64 so that it compresses.
 * `?bold` draws it with the thicker stroke that small sizes need (design guide §6).
 * `?ground` keeps only its first shape, filled: what a selected tab lays under the strokes.
 */
export function iconDataUrl(svg: string, variant: string): string {
  const drawn =
    variant === 'bold' ? svg.replace(STROKE, BOLD_STROKE) : variant === 'ground' ? groundOf(svg) : svg
  const escaped = drawn
    .trim()
    .replaceAll('"', "'")
    .replace(/[%#<>{}\s]/g, (sign) => (sign === ' ' ? ' ' : encodeURIComponent(sign)))
  return `data:image/svg+xml,${escaped}`
}

function groundOf(svg: string): string {
  return svg.replace(/(<svg[^>]*) fill="none"([^>]*>)(<[^>]*\/>).*(<\/svg>)/s, '$1 fill="#000"$2$3$4')
}

/** The part of webpack-chain that this needs; Taro's own type of it is `any`. */
interface RuleChain {
  module: {
    rule(name: string): {
      exclude: { add(path: string): void }
      test(pattern: RegExp): {
        include: {
          add(path: string): { end(): { type(kind: string): { set(key: string, value: unknown): void } } }
        }
      }
    }
  }
}

/** Our drawings never become files: a phone loads no picture from the network. */
export function inlineIcons(chain: RuleChain, root: string): void {
  const drawings = resolve(root, 'src/components/drawings')
  const icons = resolve(root, 'src/components/icons')
  chain.module.rule('image').exclude.add(icons)
  chain.module.rule('image').exclude.add(drawings)
  for (const folder of [icons, drawings]) {
    chain.module
      .rule(`inline ${folder}`)
      .test(/\.svg$/)
      .include.add(folder)
      .end()
      .type('asset/inline')
      .set('generator', {
        dataUrl: (content: Buffer, { module }: { module: { resourceResolveData?: { query?: string } } }) =>
          iconDataUrl(content.toString('utf8'), module.resourceResolveData?.query?.slice(1) ?? ''),
      })
  }
}
