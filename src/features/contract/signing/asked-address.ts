import { useState } from 'react'
import { useSettled } from '../../../platform/screen/settled'

/** Between two words of an address nobody waits for so long. */
const TYPING_MS = 600

/** What of an address is looked up: once the typing has stopped, or at once when the field is left or done is pressed. */
export function useAskedAddress(address: string): { readonly asked: string; readonly ask: () => void } {
  const written = address.trim()
  const settled = useSettled(written, TYPING_MS)
  const [said, setSaid] = useState('')
  return { asked: said === written ? written : settled, ask: () => setSaid(written) }
}
