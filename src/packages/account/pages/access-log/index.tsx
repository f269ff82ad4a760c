import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Page } from '../../../../components/page/page'
import { Sheet } from '../../../../components/sheet/sheet'
import { openAddMember, openLogin } from '../../../../features/appointment/doors'
import { ObjectionForm } from '../../../../features/opening/objection-form'
import { useObjections } from '../../../../features/opening/use-objections'
import { AnswerView } from '../../../../features/page/answer-view'
import { AboutPerson } from '../../../../features/privacy/about-person'
import { AccessLogList } from '../../../../features/privacy/access-log-list'
import { whatInWords, whoInWords, whyInWords } from '../../../../features/privacy/access-words'
import { LogInFirst } from '../../../../features/privacy/log-in-first'
import { type AccessLogRow, useAccessLog } from '../../../../features/privacy/use-access-log'
import { usePersonOfPage } from '../../../../features/privacy/use-person-of-page'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** 谁看过: every look at a person of the family, by whom, where, why and at what. */
export default function AccessLogPage() {
  const { isLoggedIn, people, chosen, choose } = usePersonOfPage()
  return (
    <Page title="谁看过">
      {isLoggedIn ? (
        <AnswerView state={people} loading="正在取家里人…" failed="家里人没取到">
          {(family) => (
            <AboutPerson
              people={family}
              chosen={chosen}
              label="看谁的记录"
              onChoose={choose}
              onAdd={openAddMember}
            >
              {(person) => <Looks key={person.id} person={person} />}
            </AboutPerson>
          )}
        </AnswerView>
      ) : (
        <LogInFirst onLogin={openLogin} />
      )}
    </Page>
  )
}

function Looks({ person }: { person: FamilyFace }) {
  const { state, refetch, more } = useAccessLog(person.id)
  const objections = useObjections(person.id)
  const [asked, setAsked] = useState<AccessLogRow | null>(null)
  usePullToRefresh(refetch)
  return (
    <AnswerView state={state} loading="正在取记录…" failed="记录没取到" safe="记录不会丢，也没有人能改。">
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows)
        return (
          <>
            <AccessLogList
              rows={rows}
              name={person.name}
              today={localDateOf(serverNow())}
              askedInWords={({ id }) => objections.inWords(id)}
              onAsk={setAsked}
            />
            {more && (
              <Button kind="quiet" size="medium" label="看更早的" busy={more.loading} onTap={more.load} />
            )}
            <Sheet open={asked !== null} title="问问这次查看" onClose={() => setAsked(null)}>
              {asked && (
                <ObjectionForm
                  eventId={asked.id}
                  look={`${whoInWords(asked)}，${whyInWords(asked)}，${whatInWords(asked)}`}
                  asked={objections.of(asked.id)}
                  busy={objections.busy}
                  problem={objections.problem}
                  onAsk={(text, onAsked) =>
                    objections.ask(asked.id, text, () => {
                      onAsked()
                      setAsked(null)
                    })
                  }
                />
              )}
            </Sheet>
            {rows.length > 0 && !more && (
              <View className="t-center">
                <Text className="t-cap">
                  就这些了。记录谁也改不了、删不掉。觉得不该看的，点那一条，问卫健局。
                </Text>
              </View>
            )}
          </>
        )
      }}
    </AnswerView>
  )
}
