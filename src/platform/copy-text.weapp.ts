import Taro from '@tarojs/taro'

/** Puts it where it can be pasted. WeChat says itself that it did, and asks first where the person has to agree. */
export async function copyText(text: string): Promise<void> {
  await Taro.setClipboardData({ data: text }).catch(() => undefined)
}
