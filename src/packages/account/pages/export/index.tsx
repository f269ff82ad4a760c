import { useSession } from '../../../../api/session'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { openPrivacyPage } from '../../../../features/privacy/doors'
import { ExportPanel } from '../../../../features/privacy/export-panel'
import { LogInFirst } from '../../../../features/privacy/log-in-first'

/** 导出或注销: take everything along, and perhaps leave. */
export default function ExportPage() {
  const isLoggedIn = useSession() !== null
  return (
    <Page title="导出或注销">
      {isLoggedIn ? (
        <>
          <ExportPanel />
          <Card flush>
            <Row
              icon="out"
              title="注销账号"
              sub="先看看会删掉什么、留下什么"
              onTap={() => openPrivacyPage('close')}
            />
          </Card>
        </>
      ) : (
        <LogInFirst onLogin={openLogin} />
      )}
    </Page>
  )
}
