import Taro from '@tarojs/taro'

/**
 * Resolves true once the person has agreed to WeChat's privacy guideline (WeChat shows its own dialog when they have
 * not), false when they refused: what needs their data is then left out, everything else works.
 */
export async function agreeToPrivacy(): Promise<boolean> {
  return new Promise((resolve) => {
    Taro.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) })
  })
}

/** Opens the guideline registered with WeChat, in full. */
export function openPrivacyText(): void {
  Taro.openPrivacyContract({})
}

/** WeChat keeps its own text; ours are read inside the product. */
export const hasPlatformPrivacyText = true
