import Taro from '@tarojs/taro'

/** Opens the dialler with the number in it; who changes their mind there has done nothing wrong. */
export function callPhone(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
}

/** China's ambulance number. */
export function callAmbulance(): void {
  callPhone('120')
}
