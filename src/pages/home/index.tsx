import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'

export default function HomePage() {
  return (
    <Page title="首页" tab="home">
      <EmptyState title="首页" drawing="coming" />
    </Page>
  )
}
