import { type ReactNode, useState } from 'react'
import { ageMonthsOn, localDateOf } from '#domain/kernel/time'
import { isRedFlag } from '#domain/triage/triage-level'
import { serverNow } from '../../../../api/server-clock'
import { usePatient } from '../../../../api/use-patient'
import { Button } from '../../../../components/action/button'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { openFamily, openSites } from '../../../../features/appointment/doors'
import { WhoFirst } from '../../../../features/appointment/who-first'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePersonOfPage } from '../../../../features/page/use-person'
import { keepTriage, triageToEdit } from '../../../../features/triage/last-triage'
import { assessAnswers, isTriaged, type TriageAnswers } from '../../../../features/triage/triage-answers'
import { TriageQuestions } from '../../../../features/triage/triage-questions'
import { TriageResult } from '../../../../features/triage/triage-result'
import { callAmbulance } from '../../../../platform/wechat/phone-call'

/** Before a sick visit: is it dangerous? 120 stays one tap away whatever is shown. */
export default function TriagePage() {
  const { isLoggedIn, people, patientId } = usePersonOfPage()
  const patient = usePatient(patientId)
  if (!isLoggedIn || (people.kind === 'ready' && !patient)) {
    return (
      <BeforeQuestions>
        <WhoFirst isLoggedIn={isLoggedIn} />
      </BeforeQuestions>
    )
  }
  if (!patient) {
    return (
      <BeforeQuestions>
        <AnswerView state={people} loading="正在取家人的资料…" failed="家人的资料没取到">
          {() => null}
        </AnswerView>
      </BeforeQuestions>
    )
  }
  const ageMonths = ageMonthsOn(patient.birthDate, localDateOf(serverNow()))
  return <Triage key={patient.id} patientId={patient.id} ageMonths={ageMonths} />
}

/** While nobody is there to ask about, 120 is all the bar holds. */
function BeforeQuestions({ children }: { children: ReactNode }) {
  return (
    <Page
      title="先看看要紧不要紧"
      bar={
        <BottomBar>
          <Ambulance />
        </BottomBar>
      }
    >
      {children}
    </Page>
  )
}

function Triage({ patientId, ageMonths }: { patientId: string; ageMonths: number }) {
  const [answers, setAnswers] = useState<TriageAnswers>(() => triageToEdit(patientId))
  const [decided, setDecided] = useState(false)
  const change = (next: TriageAnswers) => {
    setAnswers(next)
    keepTriage(patientId, next)
  }
  const book = () => openSites(patientId, 'sick-visit')

  // The table ends at 18 years: the rules of the service will say what an adult can book instead.
  if (!isTriaged(ageMonths)) {
    return (
      <Page title="约看病" bar={<Bar label="去约号" onTap={book} />}>
        <PersonStrip patientId={patientId} />
      </Page>
    )
  }
  const assessment = assessAnswers(answers, ageMonths)
  if (decided && assessment.level !== 'HOME') {
    return (
      <Page
        title="先看看要紧不要紧"
        onBack={() => setDecided(false)}
        bar={
          isRedFlag(assessment.level) ? (
            <BottomBar>
              <Ambulance large />
              <Button label="仍要约社区的号" kind="quiet" size="medium" onTap={book} />
            </BottomBar>
          ) : (
            <Bar label="去约今天的号" onTap={book} />
          )
        }
      >
        <PersonStrip patientId={patientId} action="修改" onAction={() => setDecided(false)} />
        <TriageResult assessment={assessment} answers={answers} ageMonths={ageMonths} />
      </Page>
    )
  }
  const label = answers.signs.length === 0 ? '以上都没有，去约号' : '看看该去哪里'
  const decide = () => {
    keepTriage(patientId, answers)
    if (assessment.level === 'HOME') book()
    else setDecided(true)
  }
  return (
    <Page title="先看看要紧不要紧" bar={<Bar label={label} onTap={decide} />}>
      <PersonStrip patientId={patientId} action="换人" onAction={() => openFamily(true)} />
      <TriageQuestions ageMonths={ageMonths} answers={answers} onChange={change} />
    </Page>
  )
}

function Bar({ label, onTap }: { label: string; onTap: () => void }) {
  return (
    <BottomBar>
      <Button label={label} onTap={onTap} />
      <Ambulance />
    </BottomBar>
  )
}

/** Large where it is the screen's one action. */
function Ambulance({ large }: { large?: boolean }) {
  return (
    <Button
      label="拨打 120"
      kind="danger"
      size={large ? 'large' : 'medium'}
      icon="phone"
      onTap={callAmbulance}
    />
  )
}
