/** From this age on a person's own consent counts (个人信息保护法第三十一条; rules D-PR). Completed years. */
export const OWN_CONSENT_FROM_YEARS = 14
/** From this age on a person speaks for themselves in everything (民法典第十七条). Completed years. */
export const ADULT_FROM_YEARS = 18
