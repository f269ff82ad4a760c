import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'

export default function MePage() {
  return (
    <Page title="我的" tab="me">
      <EmptyState title="我的" drawing="coming" />
    </Page>
  )
}
