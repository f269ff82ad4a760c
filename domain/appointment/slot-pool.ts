/** Who a slot is kept for (BK-05). Everything that is not reserved is one public pool for all channels. */
export const SLOT_POOLS = ['public', 'signed-family', 'referral', 'on-site'] as const
export type SlotPool = (typeof SLOT_POOLS)[number]
