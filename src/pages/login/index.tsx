import { Text, View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { currentSession, endSession, hasSessionLapsed } from '../../api/session'
import { spoken } from '../../components/accessibility/accessibility'
import { Link } from '../../components/action/link'
import { Note } from '../../components/content/note'
import { Page } from '../../components/page/page'
import { BrandMark } from '../../components/picture/brand-mark'
import { isOnlyGridWorker, isSecondFactorAsked } from '../../features/auth/log-in'
import { LogInWays } from '../../features/auth/log-in-ways'
import { PersonaSheet } from '../../features/auth/persona-sheet'
import { PrivacyPoints } from '../../features/auth/privacy-points'
import { openDesk, replaceByGrid, replaceBySecondFactor } from '../../features/auth/staff-doors'
import { type LogInWay, useDemoPersonas, useLogIn } from '../../features/auth/use-log-in'
import { useAccountElderMode } from '../../features/elder/use-account-elder-mode'
import { goBack } from '../../platform/screen/go-back'
import { openPage, replacePage } from '../../platform/screen/open-page'
import './index.scss'

/** Says what is asked for, then asks once: the tap that agrees is the tap that logs in. Returns to where it was asked. */
export default function LoginPage() {
  const [choosing, setChoosing] = useState(false)
  const [noNumber, setNoNumber] = useState(false)
  const [atDesk, setAtDesk] = useState(false)
  const isLapsed = useRouter().params.lapsed === '1'
  const followAccount = useAccountElderMode()
  const { personas } = useDemoPersonas()
  const logIn = useLogIn(leave)

  // Whoever turns away instead of logging in again leaves nothing behind on the desk.
  useEffect(
    () => () => {
      if (hasSessionLapsed()) endSession()
    },
    [],
  )
  useDidShow(() => {
    if (atDesk && currentSession() && !hasSessionLapsed()) void goOn()
  })

  async function leave(way: LogInWay) {
    if (way === 'typed-code') {
      await followAccount()
      replacePage('/packages/patient/pages/phone')
    } else await goOn()
  }

  async function goOn() {
    await followAccount()
    // When it cannot be asked now, the page that needs it will say so.
    if (await isSecondFactorAsked().catch(() => false)) replaceBySecondFactor()
    else if (isOnlyGridWorker()) replaceByGrid()
    else goBack()
  }

  function onPhoneNumber(code: string | undefined) {
    setNoNumber(code === undefined)
    if (code !== undefined) logIn.withWechatPhone(code)
  }

  return (
    <Page title="登录" ground="tint">
      <View className="login__brand">
        <BrandMark size="l" />
        <Text className="t-h1 mt2">家门口健康</Text>
        <Text className="t-2">先看门口的医生，再去远处的医院</Text>
      </View>
      <View className="login__paper">
        {isLapsed && (
          <Note tone="wait" icon="clock" announced>
            离开 15 分钟或登录满 12 小时，已经自动退出。再登录就回到刚才的页面，填的内容还在。
          </Note>
        )}
        <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
          先说清楚，我们要什么
        </Text>
        <PrivacyPoints />
        <View className="line line--wrap t-sub">
          <Text>全文</Text>
          <Link label="《隐私保护指引》" onTap={() => openText('guide')} />
          <Link label="《儿童信息保护规则》" onTap={() => openText('children')} />
        </View>
        {noNumber && (
          <Note tone="info" announced>
            没有拿到手机号，没关系。可以改用短信验证码，或者先逛逛。
          </Note>
        )}
        {logIn.fault !== undefined && !choosing && (
          <Note tone="bad" announced>
            {logIn.fault}
          </Note>
        )}
        <View className="stack stack--2">
          <LogInWays
            busyWith={logIn.busyWith}
            hasDemo={personas.length > 0}
            onPhoneNumber={onPhoneNumber}
            onTypedCode={logIn.withTypedCode}
            onDemo={() => setChoosing(true)}
            onDesk={() => {
              setAtDesk(true)
              openDesk()
            }}
            onLookAround={goBack}
          />
        </View>
      </View>
      <PersonaSheet
        open={choosing}
        offered={personas}
        busyWith={logIn.busyWith}
        fault={logIn.fault}
        onChoose={logIn.as}
        onClose={() => setChoosing(false)}
      />
    </Page>
  )
}

function openText(name: 'guide' | 'children'): void {
  openPage('/packages/patient/pages/privacy', { text: name })
}
