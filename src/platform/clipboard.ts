import Taro from '@tarojs/taro'

/** Copies, and WeChat says so by itself. */
export async function copyText(text: string): Promise<void> {
  await Taro.setClipboardData({ data: text })
}
