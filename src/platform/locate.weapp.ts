import Taro from '@tarojs/taro'
import type { Position } from '#domain/directory/distance'

/** Asks for permission the first time; refused, switched off and no signal all answer null. */
export async function locate(): Promise<Position | null> {
  try {
    const { latitude, longitude } = await Taro.getLocation({ type: 'gcj02' })
    return { latitude, longitude }
  } catch {
    return null
  }
}
