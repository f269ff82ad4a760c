import { openPage } from '../../platform/open-page'

export function openInbox(): void {
  openPage('/packages/account/pages/inbox')
}
