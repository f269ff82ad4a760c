/** A browser has no guideline of its own: our log-in sheet has asked before this is called. */
export async function agreeToPrivacy(): Promise<boolean> {
  return true
}

/** Never drawn where `hasPlatformPrivacyText` is false. */
export function openPrivacyText(): void {}

/** Whether the platform keeps a registered privacy text beside ours. */
export const hasPlatformPrivacyText = false
