import { Page } from '../../components/page'
import { useElderMode } from '../../theme/elder-mode'
import { ElderHome } from './elder-home'
import { StandardHome } from './standard-home'

export default function HomePage() {
  const { elder } = useElderMode()
  return (
    <Page title={elder ? '长辈模式' : '家门口健康'} brand tab="home">
      {elder ? <ElderHome /> : <StandardHome />}
    </Page>
  )
}
