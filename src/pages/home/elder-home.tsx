import { SERVICE_NAMES_ZH } from '#domain/kernel/healthcare-service'
import { Button } from '../../components/action/button'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { PersonSwitcher } from '../../components/content/person-switcher'
import { Row } from '../../components/content/row'
import { OfflineNote } from '../../components/page/offline-note'
import { openFamily, openLogin, openSites } from '../../features/appointment/doors'
import { DoctorRow } from '../../features/contract/signed/doctor-row'
import { openCard } from '../../features/health-card/doors'
import { EarliestHero } from '../../features/home/earliest-hero'
import { callAmbulance } from '../../platform/wechat/phone-call'
import { ElderNext } from './elder-next'
import { OfferedSeats } from './offered-seats'
import { TodaysVisit } from './todays-visit'
import { useHome } from './use-home'

/** Few things only: for whom, the number, the next visit, the rows, 120 (design guide §10). */
export function ElderHome() {
  const { today, family, place, visits, own, lamp } = useHome()
  const { isLoggedIn, people, chosen } = family
  const next = visits.kind === 'ready' ? visits.answer.find(({ id }) => id !== own?.id) : undefined
  const storedAt = people.kind === 'ready' ? people.storedAt : undefined
  const nextFace =
    people.kind === 'ready' ? people.answer.find(({ id }) => id === next?.patientId) : undefined
  return (
    <>
      {storedAt !== undefined && <OfflineNote storedAt={storedAt} />}
      {chosen && (
        <PersonSwitcher
          title={chosen.name}
          caption={chosen.sub}
          letter={chosen.letter}
          tint={chosen.tint}
          onAction={() => openFamily(true)}
        />
      )}
      <OfferedSeats today={today} />
      {own ? (
        <TodaysVisit name="" visit={own}>
          <Link label="约别的号" onTap={lamp.onTap} />
        </TodaysVisit>
      ) : (
        <EarliestHero face={null} place={place} today={today} lamp={lamp.elderLabel} onLamp={lamp.onTap} />
      )}
      {chosen && <Button kind="secondary" icon="qr" label="给医生看的码" onTap={() => openCard(chosen.id)} />}
      <Button kind="danger" icon="phone" label="急救 120" onTap={callAmbulance} />
      {next && <ElderNext visit={next} name={nextFace?.name} today={today} />}
      <Card flush>
        {isLoggedIn ? (
          <>
            <DoctorRow title="家庭医生" person={chosen} />
            <Row
              icon="syringe"
              title={SERVICE_NAMES_ZH.vaccination}
              onTap={() => openSites(chosen?.id, 'vaccination')}
            />
            <Row
              icon="repeat"
              title={SERVICE_NAMES_ZH['follow-up']}
              onTap={() => openSites(chosen?.id, 'follow-up')}
            />
            <Row icon="team" title="家里人" onTap={() => openFamily(false)} />
          </>
        ) : (
          <Row icon="me" title="登录" sub="登录以后才能约号" onTap={openLogin} />
        )}
      </Card>
    </>
  )
}
