import Taro from '@tarojs/taro'

const PAGES = '/packages/account/pages'

/** The ways to what belongs to the account: who looked, what was agreed to, the file of it all, the end of it. */
export function openPrivacyPage(page: 'access-log' | 'consents' | 'export' | 'close'): void {
  // WeChat refuses a second way while a page is opening: the first tap has already said where to.
  Taro.navigateTo({ url: `${PAGES}/${page}/index` }).catch(() => undefined)
}
