import { localDateOf } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { serverNow } from '../../../../api/server-clock'
import { Page } from '../../../../components/page/page'
import { openAddMember, openLogin } from '../../../../features/appointment/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { AboutPerson } from '../../../../features/privacy/about-person'
import { ConsentList } from '../../../../features/privacy/consent-list'
import { LogInFirst } from '../../../../features/privacy/log-in-first'
import { useConsents } from '../../../../features/privacy/use-consents'
import { usePersonOfPage } from '../../../../features/privacy/use-person-of-page'

/** 授权与同意: for each person what they, or their guardian, are asked; each question alone. */
export default function ConsentsPage() {
  const { isLoggedIn, people, chosen, choose } = usePersonOfPage()
  return (
    <Page title="授权与同意">
      {isLoggedIn ? (
        <AnswerView state={people} loading="正在取家里人…" failed="家里人没取到">
          {(family) => (
            <AboutPerson
              people={family}
              chosen={chosen}
              label="看谁的授权"
              onChoose={choose}
              onAdd={openAddMember}
            >
              {(person) => <Consents key={person.id} person={person} />}
            </AboutPerson>
          )}
        </AnswerView>
      ) : (
        <LogInFirst onLogin={openLogin} />
      )}
    </Page>
  )
}

function Consents({ person }: { person: FamilyFace }) {
  const consents = useConsents(person.id)
  return (
    <AnswerView state={consents.state} loading="正在取授权…" failed="授权没取到" safe="选过的都还算数。">
      {(questions, offline) => (
        <ConsentList
          consents={consents}
          questions={questions}
          name={person.name}
          today={localDateOf(serverNow())}
          readOnly={offline}
        />
      )}
    </AnswerView>
  )
}
