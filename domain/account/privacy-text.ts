/**
 * The version of the privacy guide that stands in force. A new text is a new version: everybody is asked again
 * before the next use of a privacy API (rules D-WX, D-PR).
 */
export const CURRENT_PRIVACY_VERSION = '2026-11-22'
