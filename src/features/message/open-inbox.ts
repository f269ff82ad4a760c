import { openPage } from '../../platform/screen/open-page'

export function openInbox(): void {
  openPage('/packages/account/pages/inbox')
}
