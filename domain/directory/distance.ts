/** Degrees in GCJ-02, the coordinates that WeChat gives out and its map draws. */
export interface Position {
  readonly latitude: number
  readonly longitude: number
}

/** Mean radius of the earth (IUGG). */
const EARTH_RADIUS_M = 6_371_009

/** Great-circle distance in whole metres: as the crow flies, never a length of road. */
export function metersBetween(from: Position, to: Position): number {
  const latitudes = radians(to.latitude - from.latitude)
  const longitudes = radians(to.longitude - from.longitude)
  const chord =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(longitudes / 2) ** 2
  // Rounding can lift the chord of two antipodes above 1, where the arc sine does not exist.
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord))))
}

/** `560 米` to the nearest 10 below a kilometre, `2.3 公里` below ten, `12 公里` beyond. */
export function distanceWords(meters: number): string {
  const tens = Math.round(meters / 10) * 10
  if (tens < 1000) return `${tens} 米`
  const kilometers = (meters / 1000).toFixed(1)
  return Number(kilometers) < 10 ? `${kilometers} 公里` : `${Math.round(meters / 1000)} 公里`
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
