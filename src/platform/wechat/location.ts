import Taro from '@tarojs/taro'

/** Where the phone is. Refusing is an answer like any other, never an error. */
export type LocationAnswer =
  /** Degrees in GCJ-02, like the directory's; a browser's WGS-84 differs by half a kilometre at most. */
  | { readonly kind: 'here'; readonly latitude: number; readonly longitude: number }
  /** The person said no, now or earlier: offer the list of streets. */
  | { readonly kind: 'refused' }
  /** Allowed, but the phone could not tell. */
  | { readonly kind: 'unavailable' }

export async function whereAmI(): Promise<LocationAnswer> {
  try {
    const { latitude, longitude } = await Taro.getLocation({ type: 'wgs84' })
    return { kind: 'here', latitude, longitude }
  } catch (error) {
    return { kind: /den(y|ied)/i.test(JSON.stringify(error)) ? 'refused' : 'unavailable' }
  }
}
