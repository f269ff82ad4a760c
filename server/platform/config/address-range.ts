import { isIP } from 'node:net'

/** `10.0.0.7`, or `10.0.0.0/8` with no more bits than the address has. */
export function isAddressRange(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/')
  const maxBits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= maxBits
}
