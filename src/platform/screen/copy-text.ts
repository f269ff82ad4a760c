import Taro from '@tarojs/taro'

/** Where Taro's browser build keeps what was copied; a code or a secret has no business there. */
const TARO_KEEPS_IT_IN = 'taro_clipboard'

/** Puts a text where another app can paste it; the phone says so itself. */
export function copyText(text: string): void {
  Taro.setClipboardData({ data: text })
    .catch(() => undefined)
    .finally(() => Taro.removeStorageSync(TARO_KEEPS_IT_IN))
}
