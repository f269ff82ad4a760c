import Taro from '@tarojs/taro'

export type LocationAnswer =
  /** WGS-84 degrees. */
  | { readonly kind: 'here'; readonly latitude: number; readonly longitude: number }
  /** The person said no, now or earlier: offer the list of streets. */
  | { readonly kind: 'refused' }
  /** Allowed, but the phone could not tell. */
  | { readonly kind: 'unavailable' }

/** Where the phone is. Refusing is an answer like any other, never an error. */
export async function whereAmI(): Promise<LocationAnswer> {
  try {
    const { latitude, longitude } = await Taro.getLocation({ type: 'wgs84' })
    return { kind: 'here', latitude, longitude }
  } catch (error) {
    return { kind: isRefusal(error) ? 'refused' : 'unavailable' }
  }
}

/** WeChat says `fail auth deny`; browsers say that the user denied. */
function isRefusal(error: unknown): boolean {
  const said =
    typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : String(error)
  return /auth|den(y|ied)|privacy/i.test(said)
}
