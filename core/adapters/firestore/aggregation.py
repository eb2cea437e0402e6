"""One count or sum by Firestore's aggregation queries."""

from __future__ import annotations

from google.api_core import exceptions
from google.cloud.firestore_v1 import types

from core.adapters.firestore.connection import Connection


async def aggregate(
    connection: Connection, query: object, aggregation: object, moment: object
) -> tuple[float, object]:
    """An aggregation over a query, and when it was true; with `moment`, at that time."""
    request = types.RunAggregationQueryRequest.pb()(
        parent=connection.documents,
        structured_aggregation_query={
            "structured_query": query,
            "aggregations": [aggregation],
        },
        read_time=moment,
    )

    async def send(timeout: float) -> tuple[float, object]:
        stream = await connection.client.run_aggregation_query(
            types.RunAggregationQueryRequest.wrap(request),
            retry=None,
            timeout=timeout,
            metadata=connection.metadata,
        )
        answers = [types.RunAggregationQueryResponse.pb(answer) async for answer in stream]
        for answer in answers:
            if "total" in answer.result.aggregate_fields:
                value = answer.result.aggregate_fields["total"]
                # A sum is a whole number as long as it can be.
                total = value.integer_value or value.double_value
                return total, answer.read_time
        raise exceptions.InternalServerError("an aggregation without a result")

    return await connection.call(send)
