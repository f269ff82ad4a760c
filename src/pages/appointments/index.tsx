import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'

export default function AppointmentsPage() {
  return (
    <Page title="我的预约" tab="appointments">
      <EmptyState title="我的预约" drawing="coming" />
    </Page>
  )
}
