import { useSession } from '../../api/session'
import { Page } from '../../components/page/page'
import { InboxBell } from '../../features/message/inbox-bell'
import { useElderMode } from '../../theme/elder-mode'
import { ElderHome } from './elder-home'
import { StandardHome } from './standard-home'

export default function HomePage() {
  const { elder } = useElderMode()
  const isLoggedIn = useSession() !== null
  return (
    <Page title={elder ? '长辈模式' : '家门口健康'} brand tab="home" aside={isLoggedIn && <InboxBell />}>
      {elder ? <ElderHome /> : <StandardHome />}
    </Page>
  )
}
