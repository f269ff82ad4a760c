import { Text } from '@tarojs/components'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Row } from '../../components/content/row'
import { ElderModeOffer } from '../../components/page/elder-mode-offer'
import { OfflineNote } from '../../components/page/offline-note'
import { openAddMember, openFamily, openLogin, openSites } from '../../features/appointment/doors'
import { useMe } from '../../features/auth/use-me'
import { WorkDoors } from '../../features/auth/work-doors'
import { DoctorRow } from '../../features/contract/signed/doctor-row'
import { openCard } from '../../features/health-card/doors'
import { Doorways } from '../../features/home/doorways'
import { EarliestHero } from '../../features/home/earliest-hero'
import { QUICK_SERVICES, QuickServices } from '../../features/home/quick-services'
import { suits } from '../../features/home/services-for'
import { choosePatient } from '../../platform/kept/chosen-patient'
import { callAmbulance } from '../../platform/wechat/phone-call'
import { ComingUp } from './coming-up'
import { OfferedSeats } from './offered-seats'
import { TodaysVisit } from './todays-visit'
import { useHome } from './use-home'

export function StandardHome() {
  const { today, family, place, visits, own, hasNobody, lamp } = useHome()
  const { isLoggedIn, people, chosen } = family
  const storedAt = people.kind === 'ready' ? people.storedAt : undefined
  const ambulance = <Link label="很急就直接打 120" icon="phone" onTap={callAmbulance} />
  return (
    <>
      <ElderModeOffer />
      {storedAt !== undefined && <OfflineNote storedAt={storedAt} />}
      {!isLoggedIn && (
        <Card flush>
          <Row icon="me" title="登录，给孩子约号" sub="不登录也能看医院和放号" onTap={openLogin} />
        </Card>
      )}
      {hasNobody && <OwnWork />}
      {hasNobody && (
        <Card flush>
          <Row icon="plus" title="先添加孩子" sub="刚出生、没有身份证也行" onTap={openAddMember} />
        </Card>
      )}
      {isLoggedIn && people.kind === 'failed' && (
        <Note tone="wait" icon="offline" announced>
          <Text>家人没取到，不是你的问题。</Text>
          <Link label={people.retrying ? '正在取…' : '再取一次'} onTap={people.retry} />
        </Note>
      )}
      {chosen && people.kind === 'ready' && (
        <Doorways
          people={people.answer}
          chosen={chosen}
          onChoose={choosePatient}
          onManage={() => openFamily(false)}
          onAdd={openAddMember}
        />
      )}
      <OfferedSeats today={today} />
      {own ? (
        <TodaysVisit name={chosen?.relation === 'self' ? '' : (chosen?.name ?? '')} visit={own}>
          <Link label="到窗口，出示健康卡" icon="qr" onTap={() => openCard(chosen?.id)} />
          <Link label="约别的号" onTap={lamp.onTap} />
          {ambulance}
        </TodaysVisit>
      ) : (
        <EarliestHero face={chosen} place={place} today={today} lamp={lamp.label} onLamp={lamp.onTap}>
          {ambulance}
        </EarliestHero>
      )}
      <QuickServices
        services={QUICK_SERVICES.filter((service) => !chosen || suits(service, chosen.birthDate, today))}
        onOpen={(service) => openSites(chosen?.id, service)}
      />
      {isLoggedIn && !hasNobody && (
        <ComingUp
          visits={visits}
          people={people.kind === 'ready' ? people.answer : []}
          today={today}
          shownId={own?.id}
        />
      )}
      {chosen && !chosen.entrusted && (
        <Card flush>
          <DoctorRow title={`${chosen.name}的家庭医生`} person={chosen} />
        </Card>
      )}
    </>
  )
}

/** Whoever works here and has no family in the program came to work. */
function OwnWork() {
  return <WorkDoors me={useMe()} />
}
