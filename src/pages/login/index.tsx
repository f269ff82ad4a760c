import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'

export default function LoginPage() {
  return (
    <Page title="登录" ground="tint">
      <EmptyState title="登录" drawing="coming" />
    </Page>
  )
}
