import Taro from '@tarojs/taro'

/**
 * What lies on this phone under the key, encrypted by WeChat with a key of this account and this mini-program
 * (wx.setStorage, encrypt); undefined when there is nothing that can be read.
 */
export async function readSealed<Value>(key: string): Promise<Value | undefined> {
  try {
    return ((await Taro.getStorage({ key, ...SEALED })).data as Value | '') || undefined
  } catch {
    return undefined
  }
}

/** A phone that is full or cannot encrypt keeps nothing. */
export async function writeSealed<Value>(key: string, value: Value): Promise<void> {
  await Taro.setStorage({ key, data: value, ...SEALED }).catch(() => undefined)
}

export function forgetSealed(key: string): void {
  Taro.removeStorageSync(key)
}

/** Taro hands it on without knowing it. */
const SEALED = { encrypt: true }
