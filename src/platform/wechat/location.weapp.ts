import Taro from '@tarojs/taro'
import type { LocationAnswer } from './location'
import { agreeToPrivacy } from './privacy'

export async function whereAmI(): Promise<LocationAnswer> {
  if (!(await agreeToPrivacy())) return { kind: 'refused' }
  try {
    const { latitude, longitude } = await Taro.getLocation({ type: 'gcj02' })
    return { kind: 'here', latitude, longitude }
  } catch (error) {
    return { kind: JSON.stringify(error).includes('deny') ? 'refused' : 'unavailable' }
  }
}
