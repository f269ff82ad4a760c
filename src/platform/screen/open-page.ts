import Taro from '@tarojs/taro'

/** What stands in the address behind the question mark: ids and codes, never a name. */
type Parameters = Readonly<Record<string, string | undefined>>

/** The address of a page, `/packages/health/pages/growth` and what it is about. */
export function pageAddress(page: string, parameters: Parameters = {}): string {
  const query = Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&')
  return query === '' ? `${page}/index` : `${page}/index?${query}`
}

/** Opens a page over this one. WeChat refuses a second way while one is opening: the first tap has said where to. */
export function openPage(page: string, parameters?: Parameters): void {
  Taro.navigateTo({ url: pageAddress(page, parameters) }).catch(() => undefined)
}

/** Opens a page in the place of this one: going back passes this one over. */
export function replacePage(page: string, parameters?: Parameters): void {
  Taro.redirectTo({ url: pageAddress(page, parameters) }).catch(() => undefined)
}

export function openTab(name: 'home' | 'appointments' | 'health' | 'coverage' | 'me'): void {
  Taro.switchTab({ url: `/pages/${name}/index` }).catch(() => undefined)
}
