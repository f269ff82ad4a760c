export interface Place {
  /** Degrees. */
  readonly latitude: number
  readonly longitude: number
  /** Written at the pin. */
  readonly name: string
  readonly address: string
}

/** Shows the place in the browser's maps; only the place travels, never where the person is. */
export function openMap({ latitude, longitude, name }: Place): void {
  const query = new URLSearchParams({ position: `${longitude},${latitude}`, name, callnative: '1' })
  window.open(`https://uri.amap.com/marker?${query}`, '_blank', 'noopener')
}
