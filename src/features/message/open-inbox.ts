import Taro from '@tarojs/taro'

export function openInbox(): void {
  // WeChat refuses a second way while a page is opening: the first tap has already said where to.
  Taro.navigateTo({ url: '/packages/account/pages/inbox/index' }).catch(() => undefined)
}
