import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import { shouldOfferElderMode } from './font-scale'
import { phoneTextScale } from './phone-text-scale'

const MODE_KEY = 'elder-mode'
const OFFER_ANSWERED_KEY = 'elder-mode-offer-answered'

interface ElderModeState {
  readonly elder: boolean
  /** True until the reader, whose phone text is large, has answered our one offer. */
  readonly offered: boolean
}

let state: ElderModeState | undefined
const listeners = new Set<() => void>()

function read(): ElderModeState {
  state ??= {
    elder: Taro.getStorageSync(MODE_KEY) === true,
    offered: Taro.getStorageSync(OFFER_ANSWERED_KEY) !== true && shouldOfferElderMode(phoneTextScale()),
  }
  return state
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Choosing either way also answers the offer: nobody is asked twice. */
function setElder(elder: boolean): void {
  Taro.setStorageSync(MODE_KEY, elder)
  Taro.setStorageSync(OFFER_ANSWERED_KEY, true)
  state = { elder, offered: false }
  for (const listener of listeners) listener()
}

/** 长辈模式, kept on this phone. All pages in the stack follow at once. */
export function useElderMode(): ElderModeState & { setElder: (elder: boolean) => void } {
  return { ...useSyncExternalStore(subscribe, read, read), setElder }
}
