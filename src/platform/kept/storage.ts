import Taro from '@tarojs/taro'

/** What this phone remembered under the key, or undefined. The shape is the caller's word: change the key with it. */
export function remembered<Value>(key: string): Value | undefined {
  const value = Taro.getStorageSync<Value | ''>(key)
  return value === '' || value === null ? undefined : value
}

export function remember<Value>(key: string, value: Value): void {
  Taro.setStorageSync(key, value)
}

export function forget(key: string): void {
  Taro.removeStorageSync(key)
}
