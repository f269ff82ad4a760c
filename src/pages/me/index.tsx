import { useState } from 'react'
import { useSession } from '../../api/session'
import { useFamily } from '../../api/use-family'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { OfflineNote } from '../../components/page/offline-note'
import { Page } from '../../components/page/page'
import { openAddMember, openFamily, openLogin, openMyAppointments } from '../../features/appointment/doors'
import { AccountHead } from '../../features/auth/account-head'
import { LogOutSheet } from '../../features/auth/log-out-sheet'
import { useMe } from '../../features/auth/use-me'
import { WorkDoors } from '../../features/auth/work-doors'
import { DoctorRow } from '../../features/contract/signed/doctor-row'
import { ElderSwitch } from '../../features/elder/elder-switch'
import { HouseholdCard } from '../../features/household/household-card'
import { openInbox } from '../../features/message/open-inbox'
import { unreadInWords } from '../../features/message/unread-words'
import { useUnread } from '../../features/message/use-unread'
import { openPaperCheck } from '../../features/paper-check/doors'
import { openPayments } from '../../features/payment/doors'
import { openPrivacyPage } from '../../features/privacy/doors'
import { openPage } from '../../platform/screen/open-page'
import { callAmbulance } from '../../platform/wechat/phone-call'

/** Who I am here, who is in my family, how large the letters are. Only rows whose job exists. */
export default function MePage() {
  const [leaving, setLeaving] = useState(false)
  const isLoggedIn = useSession() !== null
  const family = useFamily()
  const unread = useUnread()
  const me = useMe()
  const storedAt = family.people.kind === 'ready' ? family.people.storedAt : undefined

  return (
    <Page title="我的" tab="me">
      {isLoggedIn && storedAt !== undefined && <OfflineNote storedAt={storedAt} />}
      {isLoggedIn ? (
        <AccountHead me={me} />
      ) : (
        <Card flush>
          <Row icon="me" title="登录" sub="登录以后能给家人约号" onTap={openLogin} />
        </Card>
      )}
      {isLoggedIn && (
        <HouseholdCard people={family.people} onManage={() => openFamily(false)} onAdd={openAddMember} />
      )}
      {isLoggedIn && <WorkDoors me={me} />}
      <ElderSwitch />
      <Card flush>
        {isLoggedIn && (
          <>
            <DoctorRow title="家庭医生" person={family.chosen} />
            <Row icon="bell" title="消息" value={unreadInWords(unread)} onTap={openInbox} />
            <Row icon="calendar" title="我的预约" onTap={openMyAppointments} />
            <Row icon="coin" title="付款和退款" onTap={openPayments} />
            <Row
              icon="phone"
              title="手机号"
              value={me.kind === 'ready' ? (me.answer.phoneMasked ?? '还没有绑定') : undefined}
              onTap={() => open('phone')}
            />
            <Row icon="lock" title="登录过的手机" onTap={() => open('sessions')} />
          </>
        )}
        <Row icon="doc" title="隐私说明" onTap={() => open('privacy')} />
        <Row icon="cert" title="核对协议、证书" sub="手上的纸是不是真的" onTap={openPaperCheck} />
      </Card>
      {isLoggedIn && (
        <Card flush>
          <Row icon="eye" title="谁看过我家的档案" onTap={() => openPrivacyPage('access-log')} />
          <Row icon="lock" title="授权与同意" onTap={() => openPrivacyPage('consents')} />
          <Row icon="out" title="导出或注销" onTap={() => openPrivacyPage('export')} />
        </Card>
      )}
      <Card flush>
        <Row icon="phone" title="急救 120" sub="很急的时候直接打" onTap={callAmbulance} />
      </Card>
      {isLoggedIn && <Button kind="quiet" size="medium" label="退出登录" onTap={() => setLeaving(true)} />}
      <LogOutSheet open={leaving} onClose={() => setLeaving(false)} />
    </Page>
  )
}

function open(page: 'phone' | 'sessions' | 'privacy'): void {
  openPage(`/packages/patient/pages/${page}`)
}
