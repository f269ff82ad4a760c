/** For what a family pays: a child's place in a mutual-aid plan, a registration fee, a package of its family doctor. */
export const PAYMENT_PURPOSES = ['coverage', 'appointment', 'contract'] as const
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number]
