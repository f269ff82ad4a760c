import Taro from '@tarojs/taro'
import type { Place } from './open-map'

/** Shows the place on WeChat's map, from where every map app of the phone can lead there. */
export function openMap(place: Place): void {
  void Taro.openLocation({ ...place, scale: 16 })
}
