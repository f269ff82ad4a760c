import Taro from '@tarojs/taro'
import type { LocationAnswer } from './location'

export async function whereAmI(): Promise<LocationAnswer> {
  try {
    const { latitude, longitude } = await Taro.getLocation({ type: 'gcj02' })
    return { kind: 'here', latitude, longitude }
  } catch (error) {
    // WeChat says `auth deny`, or `privacy permission is not authorized`.
    return { kind: /deny|privacy/i.test(JSON.stringify(error)) ? 'refused' : 'unavailable' }
  }
}
