"""A clinic's own red flags: approved for one agent, and screened in the same turn as all others."""

from __future__ import annotations

import pytest

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.bootstrap import DOCUMENTS_FILE
from core.ports.documents import CollectionSpec
from core.signs import find_signs
from plugins.safety.contract import OwnPhrase, PhraseLanguage, PhraseTier
from plugins.safety.models import (
    PHRASES,
    WORDINGS,
    StoredPhrases,
    StoredPhraseVersion,
    phrases_hash,
)
from plugins.safety.phrases.book import PhraseBook
from plugins.safety.phrases.tables import tables_of, tells_something
from tests.pages.test_patient_test import press
from tests.plugins.agents.support import Row, got, new_agent, provider_agents, until
from tests.plugins.conversations.support import record, turn
from tests.plugins.patient_test.support import agent_for, begin, heard
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic, LocalServiceProcess

FLASHES = "flashes of light"
BUZZING = "fistula stopped buzzing"
FLIES = "moscas volantes"
SHADOWS = "黑影飄"
NO_STOOL = "no bowel movement"


@pytest.mark.parametrize(
    ("language", "phrase", "message", "told"),
    [
        ("en", FLASHES, "Since yesterday I keep seeing flashes of light on the left", True),
        ("en", FLASHES, "Flash of light in my right eye all morning", True),
        ("en", FLASHES, "I have no flashes of light", False),
        ("en", FLASHES, "Can cataract surgery cause flashes of light?", False),
        ("en", FLASHES, "Last year I had flashes of light, that is over", False),
        ("en", "curtain over my eye", "there's a curtain coming over my eye", True),
        ("en", "curtain over my eye", "I hung new curtains, my eye is fine", False),
        ("en", BUZZING, "My fistula has stopped buzzing", True),
        ("en", BUZZING, "the fistula stops buzzing when I lie down", True),
        ("en", BUZZING, "My mother's fistula stopped buzzing an hour ago", True),
        ("en", BUZZING, "if my fistula stopped buzzing what should I do?", False),
        ("en", BUZZING, "What is a fistula?", False),
        ("en", "graft is oozing", "my graft oozes since lunch", True),
        ("es", "veo moscas volantes", "Desde ayer veo moscas volantes", True),
        ("es", FLIES, "una mosca volante me molesta desde hoy", True),
        ("es", FLIES, "No tengo moscas volantes", False),
        ("zh", SHADOWS, "從早上開始眼前有黑影飄來飄去", True),
        ("zh", SHADOWS, "眼前有黑影飘，怎么办", True),
        ("zh", SHADOWS, "我眼前沒有黑影飄", False),
        ("en", NO_STOOL, "I had no bowel movement for 5 days", True),
        ("en", NO_STOOL, "I haven't had a bowel movement since Monday", True),
        ("en", NO_STOOL, "I had a bowel movement today", False),
        ("en", NO_STOOL, "No, I had a bowel movement this morning", False),
        ("en", NO_STOOL, "I have no pain and I had a bowel movement", False),
        ("en", "no urine", "There hasn't been any urine since noon", True),
        ("en", "no urine", "My urine is dark today", False),
        ("en", "no urine", "What if there is no urine in the bag?", False),
        ("en", "baby not moving", "My baby isn't moving since last night", True),
        ("en", "baby not moving", "No my baby is not moving today", True),
        ("en", "baby not moving", "My baby is moving a lot", False),
        ("en", "baby not moving", "My baby is fine, I am not moving house", False),
        ("en", "cannot pass urine", "I'm unable to pass any urine", True),
        ("en", "cannot pass urine", "I can pass urine again", False),
        ("en", "cannot pass urine", "I can't sleep because I pass urine all night", False),
        ("en", "can't feel my leg", "I cannot feel my legs", True),
        ("es", "no orino", "Desde ayer no orino nada", True),
        ("es", "no orino", "No, orino bien", False),
        ("es", "sin orina", "La bolsa está sin orina desde esta mañana", True),
        ("es", "sin orina", "La orina está clara", False),
        ("es", "no puedo orinar", "No puedo orinar desde la operación", True),
        ("es", "no puedo orinar", "Puedo orinar sin dolor", False),
        ("en", "he is not himself", "Grandpa isn't himself since the operation", True),
        ("en", "he is not himself", "My wife hasn't been herself since noon", True),
        ("en", "he is not himself", "He is not able to put the socks on himself", False),
        ("en", "he is not himself", "I can't change the bag by myself", False),
        ("es", "no es ella misma", "Mi tía no parece ella misma desde ayer", True),
        ("es", "no es ella misma", "No es la misma caja de siempre", False),
        ("zh", "沒有小便", "我今天一直沒有小便", True),
        ("zh", "沒有小便", "我今天有小便", False),
    ],
)
def test_a_phrase_is_read_in_its_forms_and_its_scope(
    language: PhraseLanguage, phrase: str, message: str, told: bool
) -> None:
    tables = tables_of([OwnPhrase(words=phrase, language=language)])[PhraseTier.URGENT]
    found = find_signs(message, tables)
    assert [sign.name for sign in found] == ([phrase] if told else [])


async def changed(clinic: Clinic, method: str, path: str, body: Row | None = None) -> Row:
    """The answer to a change that must succeed."""
    answer = await clinic.client.request(method, path, json=body)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


def own_list(agent: Row) -> str:
    """Where the lists of an agent are."""
    return f"/api/safety/phrases/{agent['agent_id']}"


async def watch(clinic: Clinic, agent: Row, *phrases: Row) -> Row:
    """Save and approve a list for the agent."""
    path = own_list(agent)
    saved = await changed(clinic, "PUT", path, {"phrases": list(phrases)})
    newest = saved["versions"][0]
    approval = {"number": newest["number"], "sha256": newest["sha256"]}
    return await changed(clinic, "POST", f"{path}/approve", approval)


async def test_an_approved_phrase_is_answered_with_the_emergency_text_in_the_same_turn(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await agent_for(clinic, "starting-warfarin")
    other = await agent_for(clinic, "starting-warfarin")
    path = f"/api/safety/phrases/{agent['agent_id']}"
    message = "Since yesterday I keep seeing flashes of light"
    saved = await changed(clinic, "PUT", path, {"phrases": [{"words": FLASHES}]})
    assert (saved["in_force"], saved["versions"][0]["approved_by"]) == (None, None)
    talk = await begin(clinic, agent)
    assert (await talk.ask(message))["red_flag"] is False

    await watch(clinic, agent, {"words": FLASHES}, {"words": BUZZING, "tier": "possibly_urgent"})
    talk = await begin(clinic, agent)
    urgent = await talk.ask(message)
    assert (urgent["red_flags"], urgent["red_flag"]) == (["Flashes of light"], True)
    assert "may be an emergency" in urgent["response_text"]
    assert heard(local_service, talk.session_id) == []
    possible = await talk.ask("My fistula has stopped buzzing")
    assert possible["possible_red_flags"] == ["Fistula stopped buzzing"]
    assert "Tell your clinic about this today." in possible["safety_text"]
    alerts = await until(
        lambda: got(clinic, f"/api/safety/alerts?conversation_id={talk.session_id}"),
        lambda found: len(found["alerts"]) == 2,
    )
    assert [one["tier"] for one in alerts["alerts"]] == ["possibly_urgent", "urgent"]
    await talk.end()
    detail = await got(clinic, f"/api/conversations/{talk.session_id}")
    assert detail["red_flag"] is True

    assert (await (await begin(clinic, other)).ask(message))["red_flag"] is False
    assert (await changed(clinic, "POST", f"{path}/withdraw"))["in_force"] is None
    assert (await (await begin(clinic, agent)).ask(message))["red_flag"] is False


async def test_recorded_messages_are_screened_with_the_phrases_of_their_agent(
    shared_clinic: Clinic,
) -> None:
    agent = await new_agent(shared_clinic)
    await watch(shared_clinic, agent, {"words": FLASHES})
    turns = [turn("Since yesterday I keep seeing flashes of light", "Thank you.")]
    own = await record(shared_clinic, "own_flashes", turns, agent_id=agent["agent_id"])
    assert own.red_flag
    other = await record(shared_clinic, "other_flashes", turns, agent_id="ag_cast")
    assert not other.red_flag


def test_a_list_that_was_changed_after_its_approval_is_not_watched() -> None:
    approved = [OwnPhrase(words=FLASHES)]
    version = StoredPhraseVersion(
        number=1,
        phrases=[OwnPhrase(words=BUZZING)],
        sha256=phrases_hash(approved),
        saved_by="ana",
        saved_at="2026-01-01T00:00:00.000000Z",
        approved_by="ana",
        approved_at="2026-01-01T00:00:00.000000Z",
    )
    assert StoredPhrases(versions=[version], in_force=1).current is None
    fitting = version.model_copy(update={"phrases": approved})
    assert StoredPhrases(versions=[fitting], in_force=1).current == fitting


async def test_only_the_list_that_was_read_is_approved(shared_clinic: Clinic) -> None:
    path = own_list(await new_agent(shared_clinic))
    saved = await changed(shared_clinic, "PUT", path, {"phrases": [{"words": FLASHES}]})
    wrong = {"number": 1, "sha256": "0" * 64}
    refused = await shared_clinic.client.post(f"{path}/approve", json=wrong)
    assert refused.status_code == 409
    for bad in ("x", "pain = severe", "(a|b)", "y" * 81, "--", "' ’", "__"):
        refused = await shared_clinic.client.put(path, json={"phrases": [{"words": bad}]})
        assert refused.status_code == 422, bad
    assert (await got(shared_clinic, path))["versions"] == saved["versions"]


async def test_the_list_is_written_and_approved_in_agent_setup(shared_clinic: Clinic) -> None:
    agent = await agent_for(shared_clinic, "starting-warfarin", languages=["en", "pl"])
    path = f"/api/safety/phrases/{agent['agent_id']}"
    with dashboard(shared_clinic.url):
        test = await run(page("agent-setup", {"id": agent["agent_id"]}))
        test.session_state["safety.phrases"] = True
        await run(test)
        assert "None is watched." in words(test)
        area = next(one for one in test.text_area if one.label.startswith("English: Urgent"))
        area.set_value(f"{FLASHES}\n\n  curtain over my eye ")
        press(test, "Save this list as a draft")
        await run(test)
        assert "It is not watched yet." in words(test)
        press(test, "Approve this list")
        await run(test)
        assert "Watched now" in words(test)
    own = await got(shared_clinic, path)
    assert own["in_force"] == 1
    assert [one["words"] for one in own["versions"][0]["phrases"]] == [
        FLASHES,
        "curtain over my eye",
    ]


async def test_two_who_add_words_at_once_both_keep_theirs(shared_clinic: Clinic) -> None:
    agent = await agent_for(shared_clinic, "starting-warfarin")
    with dashboard(shared_clinic.url):
        tabs = [page("agent-setup", {"id": agent["agent_id"]}) for _ in range(2)]
        for tab, typed in zip(tabs, (FLASHES, "curtain over my eye"), strict=True):
            await run(tab)
            tab.session_state["safety.phrases"] = True
            await run(tab)
            next(a for a in tab.text_area if a.label.startswith("English: Urgent")).set_value(typed)
        for tab in tabs:
            press(tab, "Save this list as a draft")
            await run(tab)
        said = words(tabs[1])
        assert "This was changed meanwhile." in said
        assert FLASHES in said
        assert "curtain over my eye" in said
    path = own_list(agent)
    kept = await got(shared_clinic, path)
    assert [[one["words"] for one in list_["phrases"]] for list_ in kept["versions"]] == [[FLASHES]]
    body = {"phrases": [{"words": "curtain over my eye"}], "version": 1}
    stale = await shared_clinic.client.put(path, json=body)
    assert (stale.status_code, stale.json()["error_code"]) == (409, "stale_version")


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("en", "no", False),
        ("en", "can no longer", False),
        ("en", "not my", False),
        ("en", "a b", False),
        ("en", "15 20", False),
        ("en", "no urine", True),
        ("en", "can't see", True),
        ("en", "isn't herself", True),
        ("en", "Mum is not herself", True),
        ("en", "by myself", False),
        ("en", "I can't do it myself", False),
        ("es", "no es ella misma", True),
        ("es", "lo mismo", False),
        ("es", "no", False),
        ("es", "no puedo", False),
        ("es", "la y", False),
        ("es", "no orino", True),
        ("zh", "沒有", False),
        ("zh", "不能", False),
        ("zh", "没有", False),
        ("zh", "不動", True),
        ("zh", "沒有小便", True),
    ],
)
def test_a_phrase_names_something(language: PhraseLanguage, words: str, told: bool) -> None:
    assert tells_something(OwnPhrase(words=words, language=language)) is told


async def test_a_phrase_that_names_nothing_is_refused(shared_clinic: Clinic) -> None:
    path = own_list(await new_agent(shared_clinic))
    draft = {"phrases": [{"words": FLASHES}, {"words": "no"}]}
    refused = await shared_clinic.client.put(path, json=draft)
    assert refused.status_code == 422
    [problem] = refused.json()["errors"]
    assert problem["field"] == "phrases.1.words"
    assert "“no” alone" in problem["message"]
    assert (await got(shared_clinic, path))["versions"] == []


async def test_a_deleted_agent_takes_its_lists(clinic: Clinic) -> None:
    gone = await agent_for(clinic, "starting-warfarin")
    kept = await agent_for(clinic, "starting-warfarin")
    for agent in (gone, kept):
        await watch(clinic, agent, {"words": FLASHES})
    other_instance = PhraseBook(clinic.app.state.platform.contexts["safety"])
    async with other_instance.watching():
        assert other_instance.watched(gone["agent_id"])
    deleted = await clinic.client.delete(f"/api/agent/{gone['agent_id']}")
    assert deleted.status_code == 200, deleted.text
    await until(
        lambda: got(clinic, f"/api/safety/phrases/{gone['agent_id']}"),
        lambda found: found["versions"] == [],
    )
    async with other_instance.watching():
        assert not other_instance.watched(gone["agent_id"])
        assert other_instance.watched(kept["agent_id"])


async def test_an_agent_goes_from_the_voice_service_whatever_becomes_of_its_lists(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await agent_for(clinic, "starting-warfarin")
    newer = SqliteDocumentStore(
        clinic.settings.elevendops_data_dir / DOCUMENTS_FILE,
        [CollectionSpec(PHRASES.name, version=9, upgrade=lambda data, version: data)],
    )
    # Nobody here deletes what a newer version of the program has stored.
    await newer.create(PHRASES.name, agent["agent_id"], {})
    deleted = await clinic.client.delete(f"/api/agent/{agent['agent_id']}")
    assert deleted.status_code == 200, deleted.text

    async def there() -> Row:
        return {"agents": provider_agents(local_service, agent["agent_id"])}

    await until(there, lambda found: not found["agents"])
    assert await newer.get(PHRASES.name, agent["agent_id"]) is not None
    await newer.delete(PHRASES.name, agent["agent_id"])
    await newer.close()


async def test_no_list_is_kept_for_an_agent_that_does_not_exist(shared_clinic: Clinic) -> None:
    path = "/api/safety/phrases/ag_nobody"
    refused = await shared_clinic.client.put(path, json={"phrases": [{"words": FLASHES}]})
    assert refused.status_code == 404
    assert (await got(shared_clinic, path))["versions"] == []


@pytest.mark.parametrize("version", [PHRASES.version, 9])
async def test_what_is_watched_stays_so_while_its_record_cannot_be_read(
    clinic: Clinic, version: int
) -> None:
    agent = await new_agent(clinic)
    await watch(clinic, agent, {"words": FLASHES})
    book = PhraseBook(clinic.app.state.platform.contexts["safety"])
    other = SqliteDocumentStore(
        clinic.settings.elevendops_data_dir / DOCUMENTS_FILE,
        [CollectionSpec(PHRASES.name, version=version, upgrade=lambda data, version: data)],
    )
    async with book.watching():
        stored = await other.get(PHRASES.name, agent["agent_id"])
        assert stored is not None
        await other.replace(PHRASES.name, stored.id, {"versions": "torn"}, stored.version)
    await other.close()
    assert (await clinic.client.get(own_list(agent))).is_error
    async with book.watching():
        [sign] = find_signs(
            "I see flashes of light", book.watched(agent["agent_id"])[PhraseTier.URGENT]
        )
    assert sign.name == FLASHES
    [lost] = book.unreadable()
    assert (lost.agent_id, [one.words for one in lost.watched]) == (agent["agent_id"], [FLASHES])
    # What starts now has never read it.
    started = PhraseBook(clinic.app.state.platform.contexts["safety"])
    async with started.watching():
        [lost] = started.unreadable()
    assert (lost.agent_id, lost.watched) == (agent["agent_id"], [])


async def test_only_the_list_that_was_seen_in_force_is_withdrawn(shared_clinic: Clinic) -> None:
    agent = await new_agent(shared_clinic)
    await watch(shared_clinic, agent, {"words": FLASHES})
    # Somebody else has approved another list since the page was drawn.
    await watch(shared_clinic, agent, {"words": FLASHES}, {"words": BUZZING})
    path = f"{own_list(agent)}/withdraw"
    refused = await shared_clinic.client.post(path, json={"number": 1})
    assert (refused.status_code, refused.json()["error_code"]) == (409, "stale_version")
    assert (await got(shared_clinic, own_list(agent)))["in_force"] == 2
    assert (await changed(shared_clinic, "POST", path, {"number": 2}))["in_force"] is None


async def test_only_the_text_that_was_seen_in_force_is_withdrawn(clinic: Clinic) -> None:
    path = "/api/safety/texts/es/emergency"
    for number in (1, 2):
        draft = {"text": f"Ahora: {{call}} Ana, {number}. {{crisis}}"}
        newest = (await changed(clinic, "PUT", path, draft))["versions"][0]
        approval = {"number": number, "sha256": newest["sha256"]}
        await changed(clinic, "POST", f"{path}/approve", approval)
    refused = await clinic.client.post(f"{path}/withdraw", json={"number": 1})
    assert (refused.status_code, refused.json()["error_code"]) == (409, "stale_version")
    assert (await changed(clinic, "POST", f"{path}/withdraw", {"number": 2}))["in_force"] is None


async def test_the_page_says_that_a_list_cannot_be_read_and_what_is_watched(
    clinic: Clinic,
) -> None:
    agent = await new_agent(clinic)
    await watch(clinic, agent, {"words": FLASHES})
    documents = clinic.app.state.platform.documents
    stored = await documents.get(PHRASES.name, agent["agent_id"])
    torn = await documents.replace(PHRASES.name, stored.id, {"versions": "torn"}, stored.version)
    assert (await clinic.client.get(own_list(agent))).status_code == 409
    with dashboard(clinic.url):
        said = words(await run(page("safety")))
        assert "The red flags of your own for one agent cannot be read in storage." in said
        assert f"Still watched, as they were approved last: {FLASHES}." in said
        assert "Open the agent" in said

        await documents.replace(PHRASES.name, stored.id, stored.data, torn.version)
        assert (await clinic.client.get(own_list(agent))).status_code == 200
        assert "cannot be read in storage" not in words(await run(page("safety")))


async def test_an_approved_text_is_said_while_its_record_cannot_be_read(clinic: Clinic) -> None:
    path = "/api/safety/texts/en/emergency"
    own = "Now: {call} Ana is here. {crisis}"
    saved = await changed(clinic, "PUT", path, {"text": own})
    newest = saved["versions"][0]
    approval = {"number": 1, "sha256": newest["sha256"]}
    approved = await changed(clinic, "POST", f"{path}/approve", approval)
    documents = clinic.app.state.platform.documents
    stored = await documents.get(WORDINGS.name, "en.emergency")
    await documents.replace(WORDINGS.name, stored.id, {"versions": "torn"}, stored.version)

    listed = (await got(clinic, "/api/safety/texts"))["texts"]

    assert [one["kind"] for one in listed if one["unreadable"]] == ["emergency"]
    [lost] = [one for one in listed if one["unreadable"]]
    assert lost["said"] == approved["said"]
    assert "Ana is here." in lost["said"]
    with dashboard(clinic.url):
        said = words(await run(page("safety")))
        assert "Your clinic's versions of this text cannot be read in storage." in said
        assert "Ana is here." in said


async def test_a_list_that_names_nothing_is_not_approved_either(shared_clinic: Clinic) -> None:
    agent = await new_agent(shared_clinic)
    draft = {"phrases": [{"words": FLASHES}]}
    await changed(shared_clinic, "PUT", own_list(agent), draft)
    phrases = [OwnPhrase(words="no")]
    earlier = StoredPhraseVersion(
        number=1,
        phrases=phrases,
        sha256=phrases_hash(phrases),
        saved_by="ana",
        saved_at="2026-01-01T00:00:00.000000Z",
    )
    documents = shared_clinic.app.state.platform.documents
    stored = await documents.get(PHRASES.name, agent["agent_id"])
    kept = StoredPhrases(versions=[earlier]).json_object()
    await documents.replace(PHRASES.name, stored.id, kept, stored.version)
    approval = {"number": 1, "sha256": earlier.sha256}
    refused = await shared_clinic.client.post(f"{own_list(agent)}/approve", json=approval)
    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["field"] == "phrases.0.words"
    assert (await got(shared_clinic, own_list(agent)))["in_force"] is None
