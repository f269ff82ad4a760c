import Taro from '@tarojs/taro'

/** Puts a text where another app can paste it; the phone says so itself. */
export function copyText(text: string): void {
  Taro.setClipboardData({ data: text }).catch(() => undefined)
}
