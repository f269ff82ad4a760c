import Taro from '@tarojs/taro'

export const canScanCode = true

/** What a code that the camera sees says; undefined when the reader turned back without one. */
export async function scanCode(): Promise<string | undefined> {
  try {
    return (await Taro.scanCode({ scanType: ['qrCode'] })).result
  } catch {
    return undefined
  }
}
