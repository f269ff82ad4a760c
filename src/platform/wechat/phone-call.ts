import Taro from '@tarojs/taro'

/** Opens the dialler; the person still presses call. Declining is not an error. */
export function callPhone(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber }).catch(() => {})
}

/** Ambulance: one tap away on every screen that speaks of symptoms. */
export function callAmbulance(): void {
  callPhone('120')
}
