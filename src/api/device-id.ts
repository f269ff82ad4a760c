import { remember, remembered } from '../platform/kept/storage'
import { newId } from '../platform/network/new-id'

const DEVICE_KEY = 'device'

/** Undefined until it was read: storage is slow, and every call asks. */
let known: string | undefined

/**
 * A random name of this phone that says nothing about it: accounts that take turns on one phone share its limits
 * (decision 176). It stays at log-out and is gone with the app's storage.
 */
export function deviceId(): string {
  known ??= remembered<string>(DEVICE_KEY)
  if (known === undefined) {
    known = newId()
    remember(DEVICE_KEY, known)
  }
  return known
}
